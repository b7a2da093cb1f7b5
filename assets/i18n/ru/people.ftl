### Сотрудники, вход и права.

refusal-not-allowed-review-senior = Проверять отвал на этапе старшего оператора может только сотрудник с ролью: { $roles }.
refusal-not-allowed-review-quality = Проверять отвал на этапе контроля качества может только сотрудник с ролью: { $roles }.
refusal-not-allowed-review-credit = Проверять отвал на этапе кредитного контроля может только сотрудник с ролью: { $roles }.
refusal-not-allowed-close-addresses = Закрывать адреса может только сотрудник с ролью: { $roles }.
refusal-not-allowed-adjust-containers = Корректировать тару может только сотрудник с ролью: { $roles }.
refusal-not-allowed-collect-debts = Работать с долгами может только сотрудник с ролью: { $roles }.
refusal-not-allowed-read-history = Смотреть историю изменений офиса может только сотрудник с ролью: { $roles }.
