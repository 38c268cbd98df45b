package dev.voucherstreams.avroserde;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes keys and stores for tests, with the JDK's own tool. */
public final class KeyTool {

  private final Path folder;
  private final String password;

  /**
   * @param folder where they are put
   * @param password of each store, and of the keys in it
   */
  public KeyTool(Path folder, String password) {
    this.folder = folder;
    this.password = password;
  }

  /** Makes {@code NAME.p12}, a key with a certificate for the host, and {@code NAME.pem} of it. */
  public void newKey(String name, String host) throws IOException, InterruptedException {
    List<String> key = new ArrayList<>(store(name));
    key.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-validity", "2"));
    key.addAll(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host));
    run(key);
    List<String> pem = new ArrayList<>(store(name));
    pem.addAll(List.of("-exportcert", "-rfc", "-alias", name, "-file", pem(name)));
    run(pem);
  }

  /** Makes {@code STORE.p12}, a store that trusts the certificate of that key. */
  void trust(String store, String name) throws IOException, InterruptedException {
    List<String> trust = new ArrayList<>(store(store));
    trust.addAll(List.of("-importcert", "-noprompt", "-alias", name, "-file", pem(name)));
    run(trust);
  }

  private List<String> store(String name) {
    String file = folder.resolve(name + ".p12").toString();
    return List.of("-keystore", file, "-storetype", "PKCS12", "-storepass", password);
  }

  private String pem(String name) {
    return folder.resolve(name + ".pem").toString();
  }

  private static void run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool " + arguments + ": " + output);
    }
  }
}
