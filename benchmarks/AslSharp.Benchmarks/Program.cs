BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(AslSharp.Benchmarks.PipelineBenchmarks).Assembly).Run(args);
