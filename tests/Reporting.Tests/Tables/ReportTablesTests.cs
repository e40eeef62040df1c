using SteerCluster.Reporting.Tables;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Tables;

public sealed class ReportTablesTests
{
    [Fact]
    public void Of_WholeSweep_HasEveryTableWithFullRows()
    {
        var tables = ReportTables.Of(new MadeUpSweep { Generation = true }.Data());

        Assert.Equal(
            ["cells", "models", "concepts", "training", "architecture", "depth", "depth-concepts", "correlations", "agreement"], tables.Select(table => table.Id));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
        Assert.Equal(8, tables[0].Rows.Count);
    }

    [Fact]
    public void Of_OneModel_LeavesEmptyTablesOut() =>
        Assert.Equal(["cells", "models", "concepts"], ReportTables.Of(new MadeUpSweep { Models = ["only"] }.Data()).Select(table => table.Id));

    [Fact]
    public void LayerTables_EveryLayerOfEveryModel_IsThere()
    {
        var data = new MadeUpSweep { Models = ["one", "two"] }.Data();

        Assert.All(LayerTables.Of(data.Analysis.Cells), table => Assert.Equal(3 + 5, table.Rows.Count));
    }
}
