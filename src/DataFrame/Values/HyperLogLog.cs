using System.Globalization;
using System.Numerics;

namespace Frames.Values;

/// <summary>HyperLogLog++ as Spark has it: registers of leading zeros of 64-bit hashes, and estimates corrected by the bias that was measured for each precision.</summary>
internal sealed class HyperLogLog
{
    /// <summary>The fewest bits that choose a register.</summary>
    public const int MinimumPrecision = 4;

    const int nearest = 6, maximumCorrected = 18;

    // Below these counts of distinct values the empty registers say more than the full ones.
    static readonly double[] thresholds = [10, 20, 40, 80, 220, 400, 900, 1800, 3100, 6500, 11500, 20000, 50000, 120000, 350000];
    static readonly Lazy<(double[] Raw, double[] Bias)[]> measured = new(Read);

    readonly byte[] registers;
    readonly int precision;

    public HyperLogLog(int precision, ReadOnlySpan<byte> registers = default)
    {
        this.precision = precision;
        this.registers = registers.IsEmpty ? new byte[1 << precision] : registers.ToArray();
    }

    public ReadOnlySpan<byte> Registers => registers;

    /// <summary>The bits that choose a register, for a relative standard deviation.</summary>
    public static int PrecisionFor(double deviation) => (int)Math.Ceiling(2 * Math.Log(1.106 / deviation) / Math.Log(2));

    public void Add(ulong hash)
    {
        var register = (int)(hash >> (64 - precision));
        var zeros = (byte)(BitOperations.LeadingZeroCount(hash << precision | 1UL << (precision - 1)) + 1);
        if (zeros > registers[register]) registers[register] = zeros;
    }

    public void Merge(HyperLogLog other)
    {
        for (var i = 0; i < registers.Length; i++) registers[i] = Math.Max(registers[i], other.registers[i]);
    }

    public long Estimate()
    {
        var (inverse, empty) = (0.0, 0);
        foreach (var register in registers)
        {
            inverse += 1.0 / (1L << register);
            if (register == 0) empty++;
        }
        double count = registers.Length;
        var alpha = precision switch { 4 => 0.673, 5 => 0.697, 6 => 0.709, _ => 0.7213 / (1 + 1.079 / count) };
        var raw = alpha * count * count / inverse;
        var corrected = precision <= maximumCorrected && raw < 5 * count ? raw - Bias(raw) : raw;
        if (empty == 0) return Round(corrected);
        var linear = count * Math.Log(count / empty);
        return Round(precision <= maximumCorrected && linear <= thresholds[precision - MinimumPrecision] ? linear : corrected);
    }

    static long Round(double value) => (long)Math.Floor(value + 0.5);

    /// <summary>The mean of the biases that were measured at the nearest estimates.</summary>
    double Bias(double estimate)
    {
        var (raw, bias) = measured.Value[precision - MinimumPrecision];
        var index = Array.BinarySearch(raw, estimate);
        if (index < 0) index = ~index;
        var low = Math.Max(index - nearest + 1, 0);
        var high = Math.Min(low + nearest, raw.Length);
        while (high < raw.Length && Distance(high) < Distance(low)) (low, high) = (low + 1, high + 1);
        return bias.AsSpan(low, high - low).ToArray().Average();

        double Distance(int i) => (estimate - raw[i]) * (estimate - raw[i]);
    }

    /// <summary>Two lines for each precision from 4 on: estimates, and the bias at each.</summary>
    static (double[], double[])[] Read()
    {
        using var reader = new StreamReader(typeof(HyperLogLog).Assembly.GetManifestResourceStream("hyperloglog-bias.txt")!);
        var result = new List<(double[], double[])>();
        while (reader.ReadLine() is { } raw) result.Add((Numbers(raw), Numbers(reader.ReadLine()!)));
        return [.. result];
    }

    static double[] Numbers(string line) => Array.ConvertAll(line.Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
}
