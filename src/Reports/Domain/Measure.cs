namespace AnTq.Reports.Domain;

/// <summary>Whether a figure is counted over a span (flow), and sums over following spans, or on a day (stock).</summary>
internal enum Measure
{
    Flow,
    Stock,
}
