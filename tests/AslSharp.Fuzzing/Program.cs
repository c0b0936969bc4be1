using AslSharp.Fuzzing;
using Xunit.MicrosoftTestingPlatform;

return FuzzMode.Find(args) is { } mode
    ? mode.Run(args[1..])
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
