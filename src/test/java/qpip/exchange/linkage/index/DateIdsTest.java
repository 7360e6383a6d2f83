package qpip.exchange.linkage.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DateIdsTest {

    @Test
    void aDateIsFoundHoweverLongAgoAndHoweverImpossible() {
        int[] dates = {19_800_229, 20_260_131, 17_000_101, 19_999_999, 20_240_000, 19_800_301};
        DateIds ids = DateIds.of(dates);

        for (int id = 0; id < dates.length; id++) {
            assertThat(ids.find(dates[id])).isEqualTo(id);
        }
    }

    @Test
    void aDateThatNobodyHasIsNotFound() {
        DateIds ids = DateIds.of(new int[] {20_000_101, 19_991_301});

        for (int date : new int[] {20_000_102, 19_991_302, 21_000_101, 17_000_101, 20_000_133}) {
            assertThat(ids.find(date)).isEqualTo(Texts.NONE);
        }
        assertThat(DateIds.of(new int[0]).find(20_000_101)).isEqualTo(Texts.NONE);
    }
}
