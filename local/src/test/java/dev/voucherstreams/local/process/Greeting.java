package dev.voucherstreams.local.process;

/** A program that greets. */
public final class Greeting {

  private Greeting() {}

  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
