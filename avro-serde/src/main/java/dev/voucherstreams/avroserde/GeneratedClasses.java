package dev.voucherstreams.avroserde;

import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro to trust the classes that it generated itself. Since 1.12.2 it makes no object of a
 * class that a schema names unless the class is trusted: a schema comes from outside. A generated
 * record or enum only holds data, so these two kinds are safe whatever their names.
 */
public final class GeneratedClasses {

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), GeneratedClasses::isGenerated));
  }

  private GeneratedClasses() {}

  /** Has its effect by loading this class, so once a JVM. */
  public static void trust() {}

  private static boolean isGenerated(Class<?> type) {
    return SpecificRecord.class.isAssignableFrom(type)
        || GenericEnumSymbol.class.isAssignableFrom(type);
  }
}
