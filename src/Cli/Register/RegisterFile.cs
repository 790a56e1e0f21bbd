using System.Text;

namespace AnTq.Cli.Register;

/// <summary>A file of the register: CSV in UTF-8 with a header row, with or without byte order mark.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Columns">Its columns, in the order of its header.</param>
/// <param name="Rows">Its rows without the header.</param>
internal sealed record RegisterFile(string Path, IReadOnlyList<string> Columns, IReadOnlyList<RegisterRow> Rows)
{
    /// <summary>Reads it to its end.</summary>
    /// <exception cref="CommandFailure">It can't be read, or is not such a file.</exception>
    public static RegisterFile Read(string path)
    {
        try
        {
            using var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            var csv = new CsvReader(text, path);
            var columns = csv.Next() ?? throw new CommandFailure($"Tệp {path} không có gì.", $"The file {path} is empty.");
            return columns.Distinct().Count() == columns.Count
                ? new RegisterFile(path, columns, [.. RowsOf(csv, path, columns)])
                : throw new CommandFailure($"Tệp {path} có hai cột cùng tên.", $"The file {path} has two columns of one name.");
        }
        catch (DecoderFallbackException foreign)
        {
            throw new CommandFailure($"Tệp {path} không phải UTF-8.", $"The file {path} is not in UTF-8.", foreign);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"Không đọc được tệp {path}.", $"The file {path} can't be read.", unreadable);
        }
    }

    private static IEnumerable<RegisterRow> RowsOf(CsvReader csv, string path, IReadOnlyList<string> columns)
    {
        while (csv.Next() is { } fields)
        {
            if (fields.Count != columns.Count)
            {
                throw new CommandFailure(
                    $"Tệp {path}, dòng {csv.Line}: có {fields.Count} cột, cần {columns.Count}.",
                    $"The file {path}, line {csv.Line}: it has {fields.Count} columns instead of {columns.Count}.");
            }

            yield return new RegisterRow(csv.Line, columns.Zip(fields).ToDictionary(field => field.First, field => field.Second));
        }
    }
}
