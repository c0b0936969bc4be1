if (args is ["memory"]) await AslSharp.Benchmarks.LongHistoryBenchmarks.ReportMemoryAsync();
else BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(AslSharp.Benchmarks.PipelineBenchmarks).Assembly).Run(args);
