package dev.voucherstreams.schemas.serde;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The serde's configuration: the keys of Confluent's serde, with their meaning and defaults. */
public final class AvroSerdeConfig extends AbstractConfig {

  /** The registry's base URL, or several of one registry, separated by commas. Required. */
  public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";

  /** Whether a serializer registers a schema that the registry lacks. */
  public static final String AUTO_REGISTER_SCHEMAS = "auto.register.schemas";

  /** Whether a serializer that doesn't register writes with the subject's latest schema. */
  public static final String USE_LATEST_VERSION = "use.latest.version";

  /** {@code USER_INFO} if {@link #BASIC_AUTH_USER_INFO} is to be sent, {@code URL} otherwise. */
  public static final String BASIC_AUTH_CREDENTIALS_SOURCE = "basic.auth.credentials.source";

  /** {@code user:password} for the registry. */
  public static final String BASIC_AUTH_USER_INFO = "basic.auth.user.info";

  /** How long a registry that is away is waited for, in milliseconds. Not a key of Confluent's. */
  public static final String MAX_WAIT_MS = "schema.registry.max.wait.ms";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              SCHEMA_REGISTRY_URL,
              ConfigDef.Type.LIST,
              Importance.HIGH,
              "The registry's base URLs.")
          .define(
              AUTO_REGISTER_SCHEMAS,
              ConfigDef.Type.BOOLEAN,
              true,
              Importance.MEDIUM,
              "Register schemas.")
          .define(
              USE_LATEST_VERSION,
              ConfigDef.Type.BOOLEAN,
              false,
              Importance.LOW,
              "Write as the latest.")
          .define(
              BASIC_AUTH_CREDENTIALS_SOURCE,
              ConfigDef.Type.STRING,
              "URL",
              Importance.MEDIUM,
              "Source.")
          .define(
              BASIC_AUTH_USER_INFO, ConfigDef.Type.PASSWORD, "", Importance.MEDIUM, "user:password")
          .define(
              MAX_WAIT_MS,
              ConfigDef.Type.LONG,
              60_000L,
              Importance.LOW,
              "Longest wait for a registry.");

  /**
   * @throws ConfigException if a key is missing or has a value that can't be used
   */
  public AvroSerdeConfig(Map<String, ?> configs) {
    super(DEFINITION, configs, false);
    registryUrls();
  }

  List<URI> registryUrls() {
    List<URI> urls = getList(SCHEMA_REGISTRY_URL).stream().map(AvroSerdeConfig::url).toList();
    if (urls.isEmpty()) {
      throw new ConfigException(SCHEMA_REGISTRY_URL, urls, "names no registry");
    }
    return urls;
  }

  boolean autoRegister() {
    return getBoolean(AUTO_REGISTER_SCHEMAS);
  }

  boolean useLatestVersion() {
    return getBoolean(USE_LATEST_VERSION);
  }

  Duration maxWait() {
    return Duration.ofMillis(getLong(MAX_WAIT_MS));
  }

  /** Returns {@code user:password}, empty where the registry asks for none. */
  Optional<Password> credentials() {
    Password userInfo = getPassword(BASIC_AUTH_USER_INFO);
    boolean sent = getString(BASIC_AUTH_CREDENTIALS_SOURCE).equals("USER_INFO");
    return Optional.of(userInfo).filter(present -> sent);
  }

  private static URI url(String text) {
    if (!text.startsWith("http://") && !text.startsWith("https://")) {
      throw new ConfigException(SCHEMA_REGISTRY_URL, text, "must begin with http:// or https://");
    }
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }
}
