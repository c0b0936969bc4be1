using AslSharp.Differential;

return await DifferentialRun.RunAsync(args);
