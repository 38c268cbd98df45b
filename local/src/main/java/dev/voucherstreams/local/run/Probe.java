package dev.voucherstreams.local.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a component, from outside, whether it does its work already. */
@FunctionalInterface
public interface Probe {

  /** Answers within seconds. */
  boolean passes() throws InterruptedException;

  /** Passes when somebody listens at the port of this machine. */
  static Probe listening(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return true;
      } catch (IOException e) {
        return false;
      }
    };
  }

  /** Passes when the address answers, whatever that is. */
  static Probe responding(String address) {
    return () -> Http.answer(address).isPresent();
  }

  /** Passes when the address answers with 200. */
  static Probe answering(String address) {
    return () -> Http.get(address).isPresent();
  }
}
