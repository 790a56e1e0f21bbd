using System.Text;

namespace AnTq.Cli.Register;

/// <summary>
/// Reads CSV record by record (RFC 4180, commas): lines end as on any system, a field in quotes may hold commas, line ends and doubled
/// quotes, lines without anything are passed over. Strict: a stray quote is a fault, not a guess.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="path">Where it lies, for what is said about it.</param>
internal sealed class CsvReader(TextReader text, string path)
{
    private const int End = -1;
    private int _line = 1;

    /// <summary>Number of the line on which the last record began, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next record's fields; null behind the last one.</summary>
    /// <exception cref="CommandFailure">It is malformed.</exception>
    public IReadOnlyList<string>? Next()
    {
        while (IsLineEnd(text.Peek()))
        {
            Take();
        }

        if (text.Peek() == End)
        {
            return null;
        }

        Line = _line;
        List<string> fields = [Field()];
        while (text.Peek() == ',')
        {
            Take();
            fields.Add(Field());
        }

        return text.Peek() == End || IsLineEnd(text.Peek()) ? fields : throw Malformed();
    }

    private string Field()
    {
        if (text.Peek() == '"')
        {
            return Quoted();
        }

        var field = new StringBuilder();
        while (text.Peek() is not (',' or End) and var next && !IsLineEnd(next))
        {
            field.Append(next == '"' ? throw Malformed() : Take());
        }

        return field.ToString();
    }

    private string Quoted()
    {
        Take();
        var field = new StringBuilder();
        while (true)
        {
            if (text.Peek() == End)
            {
                throw Malformed();
            }

            if (Take() is not '"' and var within)
            {
                field.Append(within);
            }
            else if (text.Peek() == '"')
            {
                field.Append(Take());
            }
            else
            {
                return field.ToString();
            }
        }
    }

    private char Take()
    {
        var taken = (char)text.Read();
        if (taken == '\n')
        {
            _line++;
        }

        return taken;
    }

    private CommandFailure Malformed() => new(
        $"Tệp {path} không đúng dạng CSV: dấu ngoặc kép sai ở bản ghi bắt đầu từ dòng {Line}.",
        $"The file {path} is malformed: stray or missing quotes in the record that begins at line {Line}.");

    private static bool IsLineEnd(int next) => next is '\r' or '\n';
}
