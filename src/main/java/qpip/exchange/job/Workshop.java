package qpip.exchange.job;

import java.time.Clock;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;
import qpip.exchange.eligibility.Policy;
import qpip.exchange.fact.Facts;
import qpip.exchange.privacy.Releases;
import qpip.exchange.register.Register;
import qpip.exchange.review.Flags;
import qpip.exchange.review.Inquiries;
import qpip.exchange.review.MatchReviews;
import qpip.exchange.review.StagedFlags;
import qpip.exchange.storage.Database;
import qpip.exchange.transfer.Effects;

/** Everything that the steps of any job work with. */
public record Workshop(
        Database database,
        JobRepository repository,
        PlatformTransactionManager transactions,
        Clock clock,
        Folders folders,
        Effects effects,
        Couriers couriers,
        RequestRefs refs,
        Policy policy,
        Settings settings,
        Progress progress) {

    Executions executions() {
        return new Executions(database.client(), clock);
    }

    FileSequences sequences() {
        return new FileSequences(database.client());
    }

    Requests requests() {
        return new Requests(database);
    }

    Facts facts() {
        return new Facts(database.client());
    }

    Flags flags() {
        return new Flags(database);
    }

    StagedFlags stagedFlags(String execution) {
        return new StagedFlags(database, execution);
    }

    Inquiries inquiries() {
        return new Inquiries(database);
    }

    MatchReviews matchReviews() {
        return new MatchReviews(database);
    }

    Releases releases() {
        return new Releases(database.client());
    }

    Register register() {
        return new Register(database);
    }
}
