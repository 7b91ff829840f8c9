"""Sign-in through an OpenID Connect provider that the settings name, ProConnect among them."""
