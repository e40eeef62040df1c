using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Tests.Sweeps;

public class ModelFolderNameTests
{
    [Theory]
    [InlineData("Qwen/Qwen3-4B", "Qwen_Qwen3_4B")]
    [InlineData("Qwen/Qwen3-235B-A22B", "Qwen_Qwen3_235B_A22B")]
    [InlineData("Qwen/Qwen3-0.6B", "Qwen_Qwen3_0.6B")]
    [InlineData("tiny-dense", "tiny_dense")]
    [InlineData("..", "__")]
    [InlineData("../é", "..__")]
    public void Of_Id_KeepsLettersDigitsAndDots(string id, string expected) =>
        Assert.Equal(expected, ModelFolderName.Of(id));
}
