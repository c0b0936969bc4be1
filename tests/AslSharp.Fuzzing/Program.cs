using AslSharp.Fuzzing;
using AslSharp.Fuzzing.LongRun;
using Xunit.MicrosoftTestingPlatform;

return FuzzOptions.IsLongRun(args)
    ? FuzzCommand.Run(args)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
