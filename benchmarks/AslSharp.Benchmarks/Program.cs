using AslSharp.Benchmarks;

if (args is ["rows", .. var rest]) await CsvRowsRun.RunAsync(rest);
else if (args is ["memory"]) await LongHistoryBenchmarks.ReportMemoryAsync();
else BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args);
