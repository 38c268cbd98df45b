package dev.voucherstreams.local.process;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processes of a run directory that outlived their launcher, since it was killed. To be looked for
 * by whoever holds the directory's lock only: then no launcher can still need them.
 */
public final class OrphanedProcesses {

  private final List<Leftover> inStopOrder;

  private OrphanedProcesses(Stream<Leftover> leftovers) {
    this.inStopOrder =
        leftovers.sorted(Comparator.comparing(Leftover::component).reversed()).toList();
  }

  /**
   * Looks for them.
   *
   * @param runDirectory absolute, without symbolic links
   */
  public static OrphanedProcesses of(Path runDirectory) {
    ProcessTag mark = new ProcessTag(runDirectory);
    return new OrphanedProcesses(
        ProcessHandle.allProcesses()
            .flatMap(each -> mark.read(each).map(part -> new Leftover(part, each)).stream()));
  }

  /** What is left, the one to stop first at the front. */
  public List<Component> components() {
    return inStopOrder.stream().map(Leftover::component).toList();
  }

  /** Stops all, each before those that it needs. */
  public void stop() {
    inStopOrder.forEach(each -> Child.end(each.process, each.component.grace()));
  }

  private record Leftover(Component component, ProcessHandle process) {}
}
