using AslSharp.Fuzzing;
using Xunit.MicrosoftTestingPlatform;

if (FuzzMode.Find(args) is not { } mode) return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
try
{
    return mode.Run(args[1..]);
}
catch (Exception exception) when (exception is ArgumentException or FormatException)
{
    Console.Error.WriteLine($"{exception.Message}\n{FuzzMode.Usage}");
    return 2;
}
