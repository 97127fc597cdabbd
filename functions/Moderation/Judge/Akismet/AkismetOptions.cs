namespace ServerlessBlog.Moderation.Judge.Akismet;

/// <summary>The outside spam check: the settings <c>Moderation__Akismet__*</c>. Off unless there is a key.</summary>
public sealed class AkismetOptions
{
    /// <summary>The key that Akismet gave for this blog; empty turns the check off.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where the calls of Akismet's API 1.1 are: an absolute http or https URL that ends in <c>/1.1/</c> there.</summary>
    public string Endpoint { get; set; } = "https://rest.akismet.com/1.1/";

    /// <summary>Tells Akismet that nothing is meant (<c>is_test</c>), so that tests teach it nothing.</summary>
    public bool IsTest { get; set; }

    /// <summary>Whether anything is sent to Akismet.</summary>
    public bool IsOn => Key.Length > 0;
}
