package dev.voucherstreams.report.bars;

import dev.voucherstreams.report.words.Words;
import java.time.LocalDate;

/** What a bar over time stands for. Days and everything else count from 1970. */
enum Calendar {
  DAY("day") {
    @Override
    long indexOf(long epochDay) {
      return epochDay;
    }

    @Override
    String label(long index) {
      return Words.day(index);
    }
  },

  WEEK("week, by its Monday") {
    @Override
    long indexOf(long epochDay) {
      return Math.floorDiv(epochDay + THURSDAY, DAYS_PER_WEEK);
    }

    @Override
    String label(long index) {
      return Words.day(index * DAYS_PER_WEEK - THURSDAY);
    }
  },

  MONTH("month") {
    @Override
    long indexOf(long epochDay) {
      LocalDate date = LocalDate.ofEpochDay(epochDay);
      return (date.getYear() - FIRST_YEAR) * MONTHS_PER_YEAR + date.getMonthValue() - 1;
    }

    @Override
    String label(long index) {
      long year = FIRST_YEAR + Math.floorDiv(index, MONTHS_PER_YEAR);
      return "%04d-%02d".formatted(year, Math.floorMod(index, MONTHS_PER_YEAR) + 1);
    }
  },

  YEAR("year") {
    @Override
    long indexOf(long epochDay) {
      return LocalDate.ofEpochDay(epochDay).getYear() - FIRST_YEAR;
    }

    @Override
    String label(long index) {
      return Long.toString(FIRST_YEAR + index);
    }
  };

  private static final int MOST_BARS = 100;

  /* 1970-01-01 was one: so many days after the Monday on which week 0 began. */
  private static final int THURSDAY = 3;
  private static final int DAYS_PER_WEEK = 7;
  private static final long FIRST_YEAR = 1970;
  private static final long MONTHS_PER_YEAR = 12;

  private final String title;

  Calendar(String title) {
    this.title = title;
  }

  /** The unit's name. */
  String title() {
    return title;
  }

  /** Which bar the day belongs to. */
  abstract long indexOf(long epochDay);

  /** What the bar is called. */
  abstract String label(long index);

  /** Returns the shortest unit that shows these days, first and last included, in a few bars. */
  static Calendar fitting(long firstDay, long lastDay) {
    for (Calendar unit : values()) {
      if (unit.indexOf(lastDay) - unit.indexOf(firstDay) < MOST_BARS) {
        return unit;
      }
    }
    return YEAR;
  }
}
