Console.WriteLine("AslSharp benchmarks");
