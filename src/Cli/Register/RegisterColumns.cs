namespace AnTq.Cli.Register;

/// <summary>The columns that a file of the register has to have.</summary>
internal static class RegisterColumns
{
    /// <summary>Whether a file has all of them.</summary>
    public static bool Has(RegisterFile file, IEnumerable<string> columns) => columns.All(file.Columns.Contains);

    /// <summary>Makes sure that a file has all of them.</summary>
    /// <exception cref="CommandFailure">Some are missing.</exception>
    public static void Require(RegisterFile file, IReadOnlyList<string> columns)
    {
        var missing = string.Join(", ", columns.Except(file.Columns));
        if (missing.Length > 0)
        {
            throw new CommandFailure(
                $"Tệp {file.Path} thiếu cột: {missing}. Cần các cột: {string.Join(", ", columns)}.",
                $"The file {file.Path} lacks columns: {missing}. It needs: {string.Join(", ", columns)}.");
        }
    }
}
