package dev.voucherstreams.segments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads segment rules from a file, or from one that is shipped, and refuses what is not valid. */
public final class SegmentRulesReader {
  private static final String SHIPPED = "classpath:";

  private SegmentRulesReader() {}

  /** The rules at a location: {@code classpath:segments.yml}, or the path of a file. */
  public static SegmentRules read(String location) {
    return location.startsWith(SHIPPED)
        ? readShipped(location, location.substring(SHIPPED.length()))
        : read(Path.of(location));
  }

  /** The rules in a file. */
  public static SegmentRules read(Path file) {
    try {
      return parse(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new SegmentRulesException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new SegmentRulesException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  private static SegmentRules readShipped(String location, String name) {
    try (InputStream resource = SegmentRulesReader.class.getResourceAsStream("/" + name)) {
      if (resource == null) {
        throw new SegmentRulesException(location + ": there is no such file");
      }
      return parse(location, resource.readAllBytes());
    } catch (IOException e) {
      throw new SegmentRulesException(location + ": can't be read: " + e.getMessage(), e);
    }
  }

  private static SegmentRules parse(String source, byte[] bytes) {
    try {
      /* A decoder of our own: new String(…) would replace what isn't UTF-8 without a word. */
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new RulesDocument(source).rules(text);
    } catch (CharacterCodingException e) {
      throw new SegmentRulesException(source + ": is not UTF-8 text", e);
    }
  }
}
