package dev.voucherstreams.avroserde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * Makes the serdes for Avro records: our own, or of the class that the configuration names. That
 * one gets the same configuration, with whatever keys it has of its own.
 */
public final class AvroSerdes {

  /**
   * The class of the serde: {@link AvroSerde}, the default, or another {@link Serde} with a public
   * constructor without arguments that reads and writes generated Avro records.
   */
  public static final String SERDE_CLASS = "avro.serde.class";

  private static final String OURS = AvroSerde.class.getName();

  private AvroSerdes() {}

  /**
   * Returns a serde for values, configured.
   *
   * @param type what is read; {@link SpecificRecord} for records of all types, each as the class
   *     that has the name of its schema
   * @throws ConfigException if the configuration can't be used
   */
  public static <T extends SpecificRecord> Serde<T> values(Class<T> type, Map<String, ?> config) {
    String name = className(config.get(SERDE_CLASS));
    Serde<T> serde = name.equals(OURS) ? ours(type) : new ConfiguredSerde<>(foreign(name), type);
    serde.configure(config, false);
    return serde;
  }

  private static <T extends SpecificRecord> Serde<T> ours(Class<T> type) {
    return type.isInterface() ? new AvroSerde<>() : new AvroSerde<>(type);
  }

  private static String className(@Nullable Object value) {
    if (value == null) {
      return OURS;
    }
    return value instanceof Class<?> type ? type.getName() : value.toString();
  }

  /* It looks for the classes of schemas by itself, and Avro would let it have none of them. */
  private static Serde<?> foreign(String name) {
    GeneratedClasses.trust();
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Class<?> type = Class.forName(name, true, loader);
      return type.asSubclass(Serde.class).getDeclaredConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new ConfigException(SERDE_CLASS, name, "is not on the class path");
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      throw new ConfigException(SERDE_CLASS, name, "is no usable serde: " + e);
    }
  }
}
