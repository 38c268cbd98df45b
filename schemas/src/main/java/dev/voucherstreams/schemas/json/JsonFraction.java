package dev.voucherstreams.schemas.json;

/**
 * A number with a fraction or an exponent, which is read when somebody asks for it: that takes up
 * to some ten microseconds, a text may hold thousands, and nearly all of them are of no use.
 */
final class JsonFraction extends Number {
  private static final long serialVersionUID = 1L;

  private final String text;

  JsonFraction(String text) {
    this.text = text;
  }

  @Override
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public float floatValue() {
    return (float) doubleValue();
  }

  @Override
  public long longValue() {
    return (long) doubleValue();
  }

  @Override
  public int intValue() {
    return (int) doubleValue();
  }

  @Override
  public String toString() {
    return text;
  }
}
