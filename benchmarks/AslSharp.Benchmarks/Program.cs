using AslSharp.Benchmarks;
using AslSharp.Benchmarks.Measuring;
using AslSharp.Benchmarks.Workflows;

if (args is ["workflows", .. var workflowArguments]) await RunArguments.Parse(workflowArguments).MeasureAsync(WorkflowSuites.All());
else if (args is ["rows", .. var rest]) await CsvRowsRun.RunAsync(rest);
else if (args is ["memory"]) await LongHistoryBenchmarks.ReportMemoryAsync();
else BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args);
