using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("backups", "Back-ups of the whole blog, and bringing one back.")]
[assembly: ApiParameter("backup", "The back-up's id.", Pattern = BackupId.Pattern, Example = "20261126T183000Z")]
