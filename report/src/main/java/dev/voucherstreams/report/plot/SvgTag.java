package dev.voucherstreams.report.plot;

import j2html.tags.ContainerTag;
import java.util.Locale;

/** An SVG element, which j2html has no classes for. Whatever it is given is escaped. */
public final class SvgTag extends ContainerTag<SvgTag> {

  private SvgTag(String name) {
    super(name);
  }

  /** Begins an element. */
  public static SvgTag svg(String name) {
    return new SvgTag(name);
  }

  /** Sets a length as a part of the whole, as per cent: the page's width is not known. */
  public SvgTag part(String attribute, double part, double whole) {
    return attr(attribute, percent(part, whole));
  }

  /** Sets a length as a part of the whole. */
  public SvgTag part(String attribute, long part, long whole) {
    return part(attribute, (double) part, (double) whole);
  }

  private static String percent(double part, double whole) {
    return String.format(Locale.ROOT, "%.3f%%", whole == 0 ? 0 : 100 * part / whole);
  }
}
