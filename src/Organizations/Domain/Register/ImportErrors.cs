using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Organizations.Domain.Register;

/// <summary>Why a whole import is refused, before its rows are looked at.</summary>
internal static class ImportErrors
{
    public static readonly ErrorReason RowCountDiffersReason = new("IMPORT_ROW_COUNT_DIFFERS", StatusCode.InvalidArgument,
        "The stream has more or fewer rows than its header says: it was cut short, or the header is wrong.",
        "Send all rows of the file, and their number in row_count.");

    /// <param name="declared">Rows that the header declares.</param>
    /// <param name="read">Rows that were read before the stream was refused.</param>
    public static RefusalException RowCountDiffers(int declared, int read) =>
        new(RowCountDiffersReason, new(
            $"Phần đầu ghi {declared} dòng nhưng đã nhận {read} dòng.", $"The header says {declared} rows, and {read} were received."))
        {
            FieldViolations = [new("header.row_count", new("Phải bằng số dòng đã gửi.", "Must be the number of rows sent."))],
        };
}
