namespace AnTq.ServiceDefaults;

/// <summary>Names of the suite's resources, said once: the AppHost, the services and the tests all take them from here.</summary>
public static class ResourceNames
{
    /// <summary>The PostgreSQL server.</summary>
    public const string Postgres = "postgres";

    /// <summary>Database of the organizations service.</summary>
    public const string OrganizationsDatabase = "organizations-db";

    /// <summary>Database of the reports service.</summary>
    public const string ReportsDatabase = "reports-db";

    /// <summary>Database of the models service.</summary>
    public const string ModelsDatabase = "models-db";

    /// <summary>Database of the awards service.</summary>
    public const string AwardsDatabase = "awards-db";

    /// <summary>Database of the notifications service.</summary>
    public const string NotificationsDatabase = "notifications-db";

    /// <summary>The broker.</summary>
    public const string RabbitMq = "rabbitmq";

    /// <summary>The cache.</summary>
    public const string Redis = "redis";

    /// <summary>The organizations service.</summary>
    public const string Organizations = "organizations";

    /// <summary>The reports service.</summary>
    public const string Reports = "reports";

    /// <summary>The models service.</summary>
    public const string Models = "models";

    /// <summary>The awards service.</summary>
    public const string Awards = "awards";

    /// <summary>The notifications service.</summary>
    public const string Notifications = "notifications";

    /// <summary>Secret: password of the PostgreSQL server.</summary>
    public const string PostgresPassword = "postgres-password";

    /// <summary>Secret: password of the broker.</summary>
    public const string RabbitMqPassword = "rabbitmq-password";

    /// <summary>Secret: password of the cache.</summary>
    public const string RedisPassword = "redis-password";

    /// <summary>Secret: key that page tokens are signed with.</summary>
    public const string PageTokenKey = "page-token-key";

    /// <summary>Name of a service's gRPC endpoint.</summary>
    public const string GrpcEndpoint = "grpc";

    /// <summary>Name of a service's HTTP/1.1 endpoint.</summary>
    public const string HttpEndpoint = "http";
}
