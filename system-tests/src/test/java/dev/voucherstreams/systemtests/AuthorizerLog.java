package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What a broker's authorizer has decided, and by which right, as it logs it. */
record AuthorizerLog(Path file) {

  /* Only what was asked for by its name: who may read may describe, too, but needs no right to read
   * for it. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          " is Allowed operation = (\\w+) .*resourceType=(\\w+), resourceName=([^,]+), patternType=(\\w+),"
              + " principal=([^,]+), host=([^,]+), operation=\\1,");

  /** The configuration with which Log4j writes it. */
  String log4j() {
    return """
        appender.out.type=Console
        appender.out.name=out
        appender.out.layout.type=PatternLayout
        appender.out.layout.pattern=%%d %%p %%m (%%c)%%n
        rootLogger.level=WARN
        rootLogger.appenderRef.out.ref=out
        appender.decisions.type=File
        appender.decisions.name=decisions
        appender.decisions.fileName=%s
        appender.decisions.layout.type=PatternLayout
        appender.decisions.layout.pattern=%%m%%n
        logger.authorizer.name=kafka.authorizer.logger
        logger.authorizer.level=DEBUG
        logger.authorizer.additivity=false
        logger.authorizer.appenderRef.decisions.ref=decisions
        """
        .formatted(file);
  }

  /** The rights by which something was allowed. */
  Set<AclBinding> used() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .flatMap(line -> ALLOWED.matcher(line).results())
          .map(AuthorizerLog::right)
          .collect(Collectors.toSet());
    }
  }

  private static AclBinding right(MatchResult allowed) {
    return new AclBinding(
        new ResourcePattern(
            ResourceType.fromString(allowed.group(2)),
            allowed.group(3),
            PatternType.fromString(allowed.group(4))),
        new AccessControlEntry(
            allowed.group(5),
            allowed.group(6),
            AclOperation.fromString(allowed.group(1)),
            AclPermissionType.ALLOW));
  }

  /** What was asked for and not allowed. */
  List<String> denials() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.contains(" is Denied ")).distinct().toList();
    }
  }
}
