using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AslSharp.Aws;

/// <summary>A program of the user's that prints credentials (<c>credential_process</c>).</summary>
internal static class CredentialProcess
{
    internal static async ValueTask<AwsCredentials> RunAsync(string command, CancellationToken cancellationToken)
    {
        var words = Words(command);
        if (words.Count == 0) throw new CredentialsException("The credential_process of the profile is empty.");
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var text = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (process.ExitCode != 0) throw new CredentialsException($"The credential_process '{words[0]}' ended with {process.ExitCode}.");
            return CredentialChain.Read(AslValue.Parse(text), "SessionToken");
        }
        catch (Exception problem) when (problem is Win32Exception or AslJsonException)
        {
            throw new CredentialsException($"The credential_process '{words[0]}' gave no credentials: {problem.Message}", problem);
        }
    }

    // Blanks part the words, but not those between quotation marks.
    private static List<string> Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isQuoted = false;
        foreach (var character in command + " ")
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character == ' ' && !isQuoted)
            {
                if (word.Length > 0) words.Add(word.ToString());
                word.Clear();
            }
            else
            {
                word.Append(character);
            }
        }

        return words;
    }
}
