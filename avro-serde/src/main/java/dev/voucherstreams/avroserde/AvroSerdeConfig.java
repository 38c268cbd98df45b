package dev.voucherstreams.avroserde;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/**
 * The serde's configuration: the keys of Confluent's serde, with their meaning and defaults. TLS is
 * configured by {@code schema.registry.ssl.*}, see {@link RegistryTls}.
 */
public final class AvroSerdeConfig extends AbstractConfig {

  /** The registry's base URL, or several of one registry, separated by commas. Required. */
  public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";

  /** Whether a serializer registers a schema that the registry lacks. */
  public static final String AUTO_REGISTER_SCHEMAS = "auto.register.schemas";

  /** Whether a serializer that doesn't register writes with the subject's latest schema. */
  public static final String USE_LATEST_VERSION = "use.latest.version";

  /** Whether it refuses to write with a latest schema that can't hold the record. */
  public static final String LATEST_COMPATIBILITY_STRICT = "latest.compatibility.strict";

  /** How the subject of a key's schema is named; Confluent's class names. */
  public static final String KEY_SUBJECT_NAME_STRATEGY = "key.subject.name.strategy";

  /** How the subject of a value's schema is named; Confluent's class names. */
  public static final String VALUE_SUBJECT_NAME_STRATEGY = "value.subject.name.strategy";

  /** {@code USER_INFO} if {@link #BASIC_AUTH_USER_INFO} is to be sent, else what the URL has. */
  public static final String BASIC_AUTH_CREDENTIALS_SOURCE = "basic.auth.credentials.source";

  /** {@code user:password} for the registry. */
  public static final String BASIC_AUTH_USER_INFO = "basic.auth.user.info";

  /** The same by its older name. */
  public static final String OLD_BASIC_AUTH_USER_INFO = "schema.registry.basic.auth.user.info";

  /** How long a registry that is away is waited for, in milliseconds. Not a key of Confluent's. */
  public static final String MAX_WAIT_MS = "schema.registry.max.wait.ms";

  /**
   * How long a deserializer remembers that the registry has no usable schema of an id, in seconds.
   */
  public static final String MISSING_ID_CACHE_TTL_SEC = "missing.id.cache.ttl.sec";

  private static final String URL = "URL";
  private static final String USER_INFO = "USER_INFO";

  private static final ConfigDef DEFINITION =
      new ConfigDef().define(SCHEMA_REGISTRY_URL, ConfigDef.Type.LIST, Importance.HIGH, "");

  static {
    optional(AUTO_REGISTER_SCHEMAS, ConfigDef.Type.BOOLEAN, true);
    optional(USE_LATEST_VERSION, ConfigDef.Type.BOOLEAN, false);
    optional(LATEST_COMPATIBILITY_STRICT, ConfigDef.Type.BOOLEAN, true);
    optional(KEY_SUBJECT_NAME_STRATEGY, ConfigDef.Type.STRING, "TopicNameStrategy");
    optional(VALUE_SUBJECT_NAME_STRATEGY, ConfigDef.Type.STRING, "TopicNameStrategy");
    optional(BASIC_AUTH_CREDENTIALS_SOURCE, ConfigDef.Type.STRING, URL);
    optional(BASIC_AUTH_USER_INFO, ConfigDef.Type.PASSWORD, "");
    optional(OLD_BASIC_AUTH_USER_INFO, ConfigDef.Type.PASSWORD, "");
    optional(MAX_WAIT_MS, ConfigDef.Type.LONG, 60_000L);
    optional(MISSING_ID_CACHE_TTL_SEC, ConfigDef.Type.LONG, 10L);
  }

  private static void optional(String key, ConfigDef.Type type, Object byDefault) {
    DEFINITION.define(key, type, byDefault, Importance.MEDIUM, "");
  }

  /**
   * @throws ConfigException if a key is missing or has a value that can't be used
   */
  public AvroSerdeConfig(Map<String, ?> configs) {
    super(DEFINITION, configs, false);
    endpoints();
    naming(true);
    naming(false);
  }

  List<Endpoint> endpoints() {
    List<String> urls = getList(SCHEMA_REGISTRY_URL);
    if (urls.isEmpty()) {
      throw new ConfigException(SCHEMA_REGISTRY_URL, urls, "names no registry");
    }
    return urls.stream().map(Endpoint::parse).map(this::withCredentials).toList();
  }

  boolean autoRegister() {
    return getBoolean(AUTO_REGISTER_SCHEMAS);
  }

  boolean useLatestVersion() {
    return getBoolean(USE_LATEST_VERSION);
  }

  boolean latestMustFit() {
    return getBoolean(LATEST_COMPATIBILITY_STRICT);
  }

  SubjectNaming naming(boolean isKey) {
    String key = isKey ? KEY_SUBJECT_NAME_STRATEGY : VALUE_SUBJECT_NAME_STRATEGY;
    return SubjectNaming.of(key, getString(key));
  }

  Duration maxWait() {
    return Duration.ofMillis(getLong(MAX_WAIT_MS));
  }

  Duration missesKept() {
    return Duration.ofSeconds(getLong(MISSING_ID_CACHE_TTL_SEC));
  }

  private Endpoint withCredentials(Endpoint endpoint) {
    String source = getString(BASIC_AUTH_CREDENTIALS_SOURCE);
    return switch (source) {
      case URL -> endpoint;
      case USER_INFO -> new Endpoint(endpoint.url(), Optional.of(userInfo()));
      default ->
          throw new ConfigException(
              BASIC_AUTH_CREDENTIALS_SOURCE, source, "must be URL or USER_INFO");
    };
  }

  private String userInfo() {
    String old = getPassword(OLD_BASIC_AUTH_USER_INFO).value();
    String userInfo = old.isEmpty() ? getPassword(BASIC_AUTH_USER_INFO).value() : old;
    if (userInfo.isEmpty()) {
      throw new ConfigException(BASIC_AUTH_USER_INFO + " is not set, but its source is USER_INFO");
    }
    return userInfo;
  }
}
