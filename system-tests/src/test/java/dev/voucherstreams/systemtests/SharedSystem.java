package dev.voucherstreams.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives test classes one system to share, for a start takes long: {@code make run} in a run
 * directory of its own, with the synthetic history. They run one after the other, beside those with
 * a system of their own. Each test gets it running; what other tests have loaded into it is there
 * too.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedSystemExtension.class)
@ResourceLock("the shared system")
@interface SharedSystem {}
