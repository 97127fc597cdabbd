using System.Reflection;
using FunctionMetadataGenerator;
using Microsoft.Azure.Functions.Worker.Metadata;

// FunctionMetadataGenerator ASSEMBLY REFERENCES OUTPUT: REFERENCES is a file with one path a line.
if (args is not [var assemblyPath, var referencesPath, var outputDirectory])
{
    await Console.Error.WriteLineAsync("FunctionMetadataGenerator : error FUNC0000: expected an assembly, a file that lists its references, and an output directory.");
    return 2;
}

try
{
    using var context = new MetadataLoadContext(
        new PathAssemblyResolver([assemblyPath, .. await File.ReadAllLinesAsync(referencesPath)]), "System.Runtime");
    var functions = FunctionMetadataReader.Read(
        FunctionMetadataReader.CandidateMethods(context.LoadFromAssemblyPath(assemblyPath)).Where(FunctionMetadataReader.IsFunction));
    HostRules.Check(functions);
    FunctionJson.WriteAll(functions, outputDirectory);
    return 0;
}
catch (InvalidOperationException e)
{
    // The form in which MSBuild recognises an error.
    await Console.Error.WriteLineAsync($"FunctionMetadataGenerator : error FUNC0001: {e.Message}");
    return 1;
}
