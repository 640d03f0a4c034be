"""What can be refused, in words a person can act on. Every layer may raise these; the web answers with them."""


class Refusal(Exception):
    """A request that is answered with a clear no.

    `code` is stable and for programs, `message` says what was wrong, `hint` what to do about it.
    """

    status = 400
    code = "refused"

    def __init__(self, message: str, hint: str = "", *, code: str = "", retry_after: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.retry_after = retry_after
        """Seconds after which trying again makes sense; 0 when it does not."""
        if code:
            self.code = code


class Invalid(Refusal):
    """The request's content cannot be used as it is (422)."""

    status = 422
    code = "invalid"


class Unauthenticated(Refusal):
    """Nobody is signed in, or the credentials were not right (401)."""

    status = 401
    code = "not_signed_in"


class Forbidden(Refusal):
    """Known, and not allowed (403)."""

    status = 403
    code = "forbidden"


class NotFound(Refusal):
    """There is no such thing, or the one who asks may not see it (404)."""

    status = 404
    code = "not_found"


class Conflict(Refusal):
    """The thing has changed meanwhile, or exists already (409)."""

    status = 409
    code = "conflict"


class TooLarge(Refusal):
    """More bytes than are accepted here (413)."""

    status = 413
    code = "too_large"


class TooMany(Refusal):
    """A limit on the rate was passed (429)."""

    status = 429
    code = "too_many"


class Busy(Refusal):
    """The desk cannot take more at the moment; nothing was lost, trying again is right (503)."""

    status = 503
    code = "busy"

    def __init__(self, message: str = "The desk is busy.", hint: str = "Try again in a moment.") -> None:
        super().__init__(message, hint, retry_after=1)
