using AnTq.Reports.Domain;
using AnTq.Reports.V1;

namespace AnTq.Reports.Grpc;

internal static class IndicatorMapping
{
    public static Indicator ToMessage(IndicatorDefinition indicator) => new()
    {
        Name = $"indicators/{indicator.Id}",
        Code = indicator.Code,
        DisplayNameVi = indicator.NameVi,
        DisplayNameEn = indicator.NameEn,
        UnitVi = indicator.UnitVi,
        UnitEn = indicator.UnitEn,
        MeasureKind = indicator.Measure == Measure.Flow ? MeasureKind.Flow : MeasureKind.Stock,
        DecimalPlaces = indicator.DecimalPlaces,
        SubsetOf = indicator.SubsetOf ?? "",
    };
}
