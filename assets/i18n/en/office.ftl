## The words with which a new office begins.

new-office-bottle = Water 19 l
new-office-number-order = O-
new-office-number-sale = S-
new-office-number-payment = P-
new-office-number-container = C-
new-office-number-journal = J-
new-office-number-run = R-
new-office-number-invoice = I-
new-office-number-delivery_note = D-
new-office-number-statement = ST-
new-office-container = Bottle
new-office-reasons-churn =
    Installed a filter
    Price too high
    Moved away
    Quality of the water
    Quality of service
    Went to another supplier
    No longer needs water
    Business closed
    Other
new-office-reasons-undelivered =
    Nobody there
    Ran out of time
    Refused at the door
    Could not be reached
    Wrong address
    Out of stock
    Other
new-office-reasons-container-adjustment =
    Lost by the client
    Damaged
    Bookkeeping error
    Written off on leaving
    Other
new-office-purposes =
    Order of water
    Promotion or new product
    Servicing of equipment
    Feedback on service
    Debt
    Congratulation
new-office-offers = Promotion or new product
new-office-journal-types =
    APP Appeal
    PRO Promotion
    COM Complaint
    SER Servicing
    DEB Debt
    OTH Other

holiday-new-year = New Year
holiday-new-year-days = New Year holidays
holiday-christmas = Orthodox Christmas
holiday-defender-day = Defender of the Fatherland Day
holiday-womens-day = International Women's Day
holiday-labour-day = Spring and Labour Day
holiday-victory-day = Victory Day
holiday-russia-day = Russia Day
holiday-unity-day = Unity Day
holiday-new-years-eve = New Year's Eve
rest-saturday = Saturday
rest-sunday = Sunday
