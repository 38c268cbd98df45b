package dev.voucherstreams.service;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.NoSuchSslBundleException;

/** Says in a line that a setting names an SSL bundle that there isn't. */
final class SslBundleFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchSslBundleException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, NoSuchSslBundleException cause) {
    String name = cause.getBundleName();
    return new FailureAnalysis(
        "There is no SSL bundle '%s'.".formatted(name),
        "Define it as spring.ssl.bundle.pem.%s or .jks.%s, or name another; see docs/configuration.md."
            .formatted(name, name),
        cause);
  }
}
