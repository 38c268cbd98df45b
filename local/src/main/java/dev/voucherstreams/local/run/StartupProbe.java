package dev.voucherstreams.local.run;

import dev.voucherstreams.local.process.Child;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.process.ProcessGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Starts components, and tells the user of each when it does its work. */
final class StartupProbe {

  private final ProcessGroup children;
  private final Console screen;
  private final List<Expected> expected = new ArrayList<>();

  StartupProbe(ProcessGroup children, Console screen) {
    this.children = children;
    this.screen = screen;
  }

  /**
   * Starts a component, and doesn't wait for it.
   *
   * @param address what the user is told that it can be reached at
   */
  void start(Launch launch, String address, Probe probe) throws IOException {
    expected.add(new Expected(children.start(launch), address, probe, Stopwatch.start()));
  }

  /** Waits until all that have been started do their work. */
  void awaitAll() throws InterruptedException {
    new Await(children).until(this::haveAllArrived, this::complaint);
  }

  private boolean haveAllArrived() throws InterruptedException {
    for (Expected each : List.copyOf(expected)) {
      if (each.probe.passes()) {
        expected.remove(each);
        screen.up(each.child.launch(), each.starting.elapsed(), each.address);
      }
    }
    return expected.isEmpty();
  }

  private String complaint() {
    return expected.stream().map(Expected::complaint).collect(Collectors.joining("\n"));
  }

  private record Expected(Child child, String address, Probe probe, Stopwatch starting) {

    String complaint() {
      return "%s doesn't answer after %d s%s"
          .formatted(child.component(), starting.elapsed().toSeconds(), child.lastLines());
    }
  }
}
