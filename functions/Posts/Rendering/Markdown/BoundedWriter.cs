using System.Globalization;

namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>A string writer that gives up when the text becomes too long.</summary>
internal sealed class BoundedWriter(int maxLength) : StringWriter(CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Reserve(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Reserve(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Reserve(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Reserve(buffer.Length);
        base.Write(buffer);
    }

    private void Reserve(int length)
    {
        if (GetStringBuilder().Length + length > maxLength)
            throw new BodyTooComplexException("The body becomes too long a page; use its references and footnotes fewer times, or split it into several posts.");
    }
}
