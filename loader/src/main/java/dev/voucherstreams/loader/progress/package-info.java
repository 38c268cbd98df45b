/** How far it is, for somebody who watches: a bar on a terminal, a line now and then elsewhere. */
@NullMarked
package dev.voucherstreams.loader.progress;

import org.jspecify.annotations.NullMarked;
