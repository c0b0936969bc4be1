using AslSharp.Benchmarks;
using AslSharp.Benchmarks.Chains;
using AslSharp.Benchmarks.Compilation;
using AslSharp.Benchmarks.History;
using AslSharp.Benchmarks.Measuring;
using AslSharp.Benchmarks.Rows;

if (args is [FirstCalls.Command, var assembly, var way]) await FirstCalls.RunAsync(assembly, way);
else if (args is ["table", var figures]) Console.Write(ReadmeTable.Write(FigureFile.ReadConditions(figures), FigureFile.Read(figures)));
else if (args is ["rows", .. var rest]) await CsvRowsRun.RunAsync(rest);
else if (args is ["text", var folder, .. var output]) EmittedText.Report(folder, output.FirstOrDefault());
else if (args is ["memory"]) await LongHistoryBenchmarks.ReportMemoryAsync();
else if (args is not [var topic, .. var arguments] || !await Topics.TryMeasureAsync(topic, arguments))
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(LongHistoryBenchmarks).Assembly).Run(args);
