package dev.voucherstreams.local.run;

import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.settings.LocalException;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Waits until the gateway can answer, and shows what it waits for: the first count of many orders
 * takes a while.
 *
 * @param gateway its address
 */
record GatewayWait(String gateway, ProcessGroup children, Console screen) {

  /**
   * Asks again and again until it can.
   *
   * @throws LocalException if a component ends, or nothing goes on for too long
   */
  void untilReady() throws InterruptedException {
    WaitNews news = new WaitNews(System.nanoTime());
    Stopwatch standing = Stopwatch.start();
    for (Optional<HttpResponse<String>> answer = ask(); !isReady(answer); answer = ask()) {
      String body = answer.map(HttpResponse::body).orElse("");
      if (news.goesOn(body)) {
        standing = Stopwatch.start();
      }
      news.worthSaying(body, System.nanoTime()).ifPresent(line -> screen.say("  " + line));
      /* As for a start; but a count may take as long as it goes on. */
      if (standing.elapsed().compareTo(Await.LIMIT) > 0) {
        throw new LocalException("the gateway can't answer: " + WaitNews.detail(body));
      }
      children.pause(Await.PAUSE);
    }
  }

  private Optional<HttpResponse<String>> ask() throws InterruptedException {
    return Http.answer(gateway + "/readyz");
  }

  private static boolean isReady(Optional<HttpResponse<String>> answer) {
    return answer.filter(each -> each.statusCode() == 200).isPresent();
  }
}
