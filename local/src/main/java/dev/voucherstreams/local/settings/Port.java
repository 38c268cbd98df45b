package dev.voucherstreams.local.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port that a component listens on.
 *
 * @param variable the environment variable that changes it
 */
public record Port(String variable, int number) {

  public Port {
    if (number < 1 || number > 65535) {
      throw new LocalException(variable + " must be a port from 1 to 65535, but is: " + number);
    }
  }

  static Port from(Map<String, String> environment, String variable, int otherwise) {
    String value = environment.getOrDefault(variable, "").strip();
    try {
      return new Port(variable, value.isEmpty() ? otherwise : Integer.parseInt(value));
    } catch (NumberFormatException e) {
      throw new LocalException(variable + " must be a port from 1 to 65535, but is: " + value, e);
    }
  }

  /** The address of an HTTP service at this port. */
  public String url() {
    return "http://localhost:" + number;
  }

  /** Whether a component can listen on it, on loopback as on all addresses. */
  public boolean isFree() {
    return canListen(number, InetAddress.getLoopbackAddress()) && canListen(number, null);
  }

  /** A port that nobody uses, for what no user needs to know. */
  public static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The wanted port if it is free, else any free one. */
  public static int freeOneLike(int wanted) {
    return canListen(wanted, null) ? wanted : anyFree();
  }

  private static boolean canListen(int number, @Nullable InetAddress address) {
    try (ServerSocket socket = new ServerSocket(number, 1, address)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
