using System.CommandLine;

namespace AnTq.Cli.Commands;

/// <summary>The argument by which a command is told which organization is meant.</summary>
internal static class UnitArgument
{
    private const string Description =
        "Mã đơn vị hành chính (Tổng cục Thống kê) hoặc tên tài nguyên. / Code of the statistics office, or resource name.";

    /// <summary>One that has to be given.</summary>
    public static Argument<string> Create() => new("unit") { Description = Description };

    /// <summary>One that may be left out.</summary>
    public static Argument<string?> CreateOptional() => new("unit")
    {
        Description = Description + " Mặc định: cả nước. / By default the whole country.",
        Arity = ArgumentArity.ZeroOrOne,
    };
}
