using {{ namespace }};

var machine = new {{ class }}(new {{ prefix }}Tasks());

// dotnet run -- 1500 asks for too much.
var amount = args is [var text, ..] ? decimal.Parse(text) : 100;
var result = await machine.ExecuteAsync(new {{ prefix }}Input("R-1", amount));
Console.WriteLine(result.IsSuccess ? result.Output : $"{result.Error}: {result.Cause}");
