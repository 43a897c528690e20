package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether people said how many were hit, in whatever words.
class ExtentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,200 customers could not log in",
                "~1 200 customers",
                "12k users saw errors",
                "2.5 million messages were late",
                "10-20 customers complained",
                "3 of our biggest customers",
                "3/4 of our users got slow pages",
                "About three in four users could not load a page",
                "one in five requests timed out",
                "two thirds of all logins",
                "hundreds of drivers could not accept rides",
                "a dozen merchants did not get their payouts",
                "One tenant, Acme, could not see its reports",
                "all users of the beta",
                "every customer in Europe",
                "the entire user base",
                "Nobody could pay for 20 minutes",
                "the site was down for everyone",
                "no customer noticed",
                "about 20% slower"
            })
    void aShareOrACountIsOne(String text) {
        assertThat(Extent.isToldIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users saw slow pages",
                "some customers could not log in for two hours",
                "a few users of version 4.2 were logged out",
                "iOS 17 users were logged out",
                "at 14:05 users could not pay",
                "for 20 minutes users could not pay",
                "half an hour of slow pages for users",
                "HTTP 503 for customers",
                "customers of eu-west-1 users and so on",
                "A number of orders had to be entered by hand",
                "no alert reached the users",
                "one of the services that customers need",
                "12 servers were down for users",
                "3 errors and many users"
            })
    void aTimeANameAndWhatIsNobodyAreNone(String text) {
        assertThat(Extent.isToldIn(text)).isFalse();
    }
}
