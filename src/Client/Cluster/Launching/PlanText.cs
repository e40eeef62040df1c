using SteerCluster.Api.Contracts;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Cluster.Launching;

/// <summary>What a launch would do, for people.</summary>
internal static class PlanText
{
    public static void Print(Screen screen, PlanInfo plan)
    {
        var table = new ResultTable("model", "concept", ">units", ">items", "state");
        foreach (var cell in plan.Cells)
        {
            table.Row(cell.Model, cell.Concept, Amount.Whole(cell.Units), cell.Items is { } items ? Amount.Whole(items) : "", cell.State ?? "new");
        }

        screen.Table(table);
        foreach (var warning in plan.Warnings)
        {
            screen.Warn(warning);
        }

        screen.Line($"units    {Amount.Whole(plan.UnitCount)} in {Amount.Count(plan.Cells.Count, "cell")}, {Amount.Whole(plan.UnitsDone)} done already");
        if (plan.Cost is { } cost)
        {
            screen.Line($"passes   {Amount.Fixed(cost.Passes, 1)} instead of {Amount.Fixed(cost.NaivePasses, 1)}"
                + (cost.ControlPasses > 0 ? $", and about {Amount.Fixed(cost.ControlPasses, 1)} for controls" : ""));
            screen.Line($"tokens   {Amount.Short(cost.Tokens)}");
            if (cost.GeneratedTexts > 0)
            {
                screen.Line($"texts    {Amount.Whole(cost.GeneratedTexts)} to generate");
            }

            screen.Line($"weights  {ByteSize.Format(cost.WeightBytes)}");
            screen.Line($"memory   {ByteSize.Format(cost.PeakActivationBytes)} of activations at most, predicted");
        }
    }
}
