package dev.voucherstreams.avroserde;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * One address of the registry.
 *
 * @param url without credentials, so that it can be shown, and without a slash at its end
 * @param userInfo {@code user:password} to present there, empty if it asks for none
 */
record Endpoint(URI url, Optional<String> userInfo) {

  /**
   * Takes an address apart: {@code https://user:password@host:port/path}. What has a meaning in
   * addresses, such as a {@code @} in the password, is written as {@code %40}.
   *
   * @throws ConfigException if it is no address; it doesn't show the credentials
   */
  static Endpoint parse(String text) {
    String shown = text.replaceFirst("//.*@", "//…@");
    if (!text.startsWith("http://") && !text.startsWith("https://")) {
      throw invalid(shown, "must begin with http:// or https://");
    }
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (uri.getHost() == null) {
        throw invalid(shown, "names no host, or has characters that must be written as %XX");
      }
      URI url = new URI(uri.toString().replaceFirst("//[^/]*@", "//"));
      return new Endpoint(url, Optional.ofNullable(uri.getUserInfo()));
    } catch (URISyntaxException e) {
      throw invalid(shown, "is not a URL: " + e.getReason());
    }
  }

  /** Returns the Authorization header that presents the credentials. */
  Optional<String> authorization() {
    return userInfo.map(
        text ->
            "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ConfigException invalid(String shown, String why) {
    return new ConfigException(AvroSerdeConfig.SCHEMA_REGISTRY_URL, shown, why);
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
